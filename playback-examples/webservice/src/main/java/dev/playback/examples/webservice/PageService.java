package dev.playback.examples.webservice;

import dev.playback.annotation.Operation;
import org.springframework.stereotype.Service;

/** The operations that are recorded and replayed. */
@Service
public class PageService {

    private final PageFetcher fetcher;
    private final InvocationLog log;

    PageService(PageFetcher fetcher, InvocationLog log) {
        this.fetcher = fetcher;
        this.log = log;
    }

    // snippet: operations
    /** Returns how many characters the page at {@code url} has. */
    @Operation(category = "ContentLength")
    public ContentLength contentLength(String url) {
        String page = fetcher.fetch(url);
        ContentLength answer = new ContentLength(url, page.length());
        log.save(new Invocation("content-length", url, Integer.toString(answer.length())));
        return answer;
    }

    /** Returns how the page at {@code url} begins, in {@code count} characters. */
    @Operation(category = "FirstCharacters")
    public FirstCharacters firstCharacters(String url, int count) {
        String page = fetcher.fetch(url);
        FirstCharacters answer = new FirstCharacters(url, Excerpt.of(page, count));
        log.save(new Invocation("first-characters", url, answer.text()));
        return answer;
    }
    // end
}
