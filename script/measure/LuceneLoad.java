// Indexes a folder's text files with Lucene: LuceneLoad INDEX FOLDER THREADS. Words have positions, and the text is kept,
// as snippets need it.
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

public class LuceneLoad {
  public static void main(String[] arguments) throws Exception {
    List<Path> files;
    try (Stream<Path> found = Files.walk(Paths.get(arguments[1]))) {
      files = found.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
    }
    ExecutorService threads = Executors.newFixedThreadPool(Integer.parseInt(arguments[2]));
    IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
    try (FSDirectory place = FSDirectory.open(Paths.get(arguments[0]));
        IndexWriter writer = new IndexWriter(place, config)) {
      List<Future<?>> added = new ArrayList<>();
      for (Path file : files) {
        added.add(threads.submit(() -> writer.addDocument(documentOf(file))));
      }
      for (Future<?> one : added) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static Document documentOf(Path file) throws Exception {
    Document document = new Document();
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    document.add(new StringField("path", file.toString(), Field.Store.YES));
    document.add(new TextField("body", text, Field.Store.YES));
    return document;
  }
}
