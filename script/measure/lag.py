#!/usr/bin/python3
"""Lets a replica look as if it had not followed for three days: lag.py REPLICA

Only for a look at what is said of it: xapian-replicate copies it anew afterwards. Needs python3-xapian."""
import json
import sys
import time
from pathlib import Path

import xapian

DAYS = 3 * 86400

for folder in Path(sys.argv[1]).glob("replica_*"):
    database = xapian.WritableDatabase(str(folder), xapian.DB_OPEN)
    stats = json.loads(database.get_metadata("chancery.stats"))
    stats["time"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - DAYS))
    database.set_metadata("chancery.stats", json.dumps(stats))
    database.commit()
    database.close()
