"""The part of script/cluster that lets a replica of its first host follow, lag and take over."""
import pathlib
import time

from .cluster_network import run

LAG = pathlib.Path(__file__).resolve().parent / "lag.py"


def follow(cluster, port):
    """One round of the replica: seconds, and what xapian-replicate says of it."""
    start = time.monotonic()
    made = None
    for _ in range(50):  # until the server listens
        made = run("xapian-replicate", "--host=127.0.0.1", f"--port={port}", "--master=host-1", "--one-shot", "--reader-time=0",
                   "--verbose", cluster.work / "replica")
        if made.returncode == 0:
            break
        time.sleep(0.1)
        start = time.monotonic()
    said = [line.strip() for line in (made.stdout + made.stderr).splitlines() if "changesets" in line or "copies" in line]
    return time.monotonic() - start, "; ".join(said) or made.stderr.strip()


def show(cluster, documents):
    """A replica follows a change, says its date when it lags, and takes over when its master is gone."""
    part = documents / "part-1"
    port = cluster.start_replication()
    seconds, said = follow(cluster, port)
    print(f"replica of host 1, first: {seconds:.2f} s, {said}")
    (part / "late.txt").write_text("Latecomer\n\nGeorgia signs a zubrovian protocol on grain exports.\n", encoding="utf-8")
    cluster.index("host-1", part, "--changesets", "10")
    cluster.index("whole", documents)
    seconds, said = follow(cluster, port)
    print(f"replica, one file more: {seconds:.2f} s, {said}")
    cluster.end_host(0)
    cluster.serve_replica()
    one, _, _ = cluster.search(cluster.work / "whole", ["zubrovian grain"])
    both, seconds, said = cluster.search(cluster.stub, ["zubrovian grain"])
    same = [hit["path"] for hit in one[0]["hits"]] == [hit["path"] for hit in both[0]["hits"]]
    print(f"host 1 is gone, its replica in its place: {both[0]['coverage']['answered']} of {both[0]['coverage']['shards']} answer "
          f"in {seconds:.2f} s, the same hits: {'yes' if same else 'NO'} {said}")
    made = run(LAG, cluster.work / "replica")
    if made.returncode != 0:
        print("a replica that lags: not shown (python3-xapian is not installed)")
        return
    both, _, said = cluster.search(cluster.stub, ["zubrovian grain"])
    print(f"the replica lags: {'; '.join(both[0]['coverage'].get('notes', [])) or 'NOT SAID'} {said}")
