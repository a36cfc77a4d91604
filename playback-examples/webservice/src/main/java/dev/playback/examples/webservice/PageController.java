package dev.playback.examples.webservice;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The two endpoints: how long a page is, and how it begins. */
@RestController
class PageController {

    private final PageService pages;

    PageController(PageService pages) {
        this.pages = pages;
    }

    @GetMapping("/content-length")
    ContentLength contentLength(@RequestParam String url) {
        return pages.contentLength(url);
    }

    @GetMapping("/first-characters")
    FirstCharacters firstCharacters(@RequestParam String url, @RequestParam(defaultValue = "10") int count) {
        return pages.firstCharacters(url, count);
    }
}
