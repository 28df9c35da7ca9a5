// Asks Lucene the queries of standard input, one a line: LuceneAsk INDEX. Each gives the ten best of the documents that
// have all words and phrases, by BM25, and passages of them. A line a query: milliseconds and hits.
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;

public class LuceneAsk {
  public static void main(String[] arguments) throws Exception {
    EnglishAnalyzer analyzer = new EnglishAnalyzer();
    QueryParser parser = new QueryParser("body", analyzer);
    parser.setDefaultOperator(QueryParser.Operator.AND);
    try (FSDirectory place = FSDirectory.open(Paths.get(arguments[0]));
        DirectoryReader reader = DirectoryReader.open(place);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, analyzer);
      highlighter.setMaxLength(Integer.MAX_VALUE - 1);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        long began = System.nanoTime();
        Query query = parser.parse(line);
        TopDocs found = searcher.search(query, 10);
        highlighter.highlight("body", query, found, 2);
        System.out.println((System.nanoTime() - began) / 1e6 + " " + found.scoreDocs.length);
      }
    }
  }
}
