package dev.playback.examples.webservice;

/** How a page begins: as before, but no word is cut in two. */
final class Excerpt {

    private Excerpt() {}

    /** Returns at most {@code count} characters of {@code page}, up to the end of a word. */
    static String of(String page, int count) {
        if (page.length() <= count) {
            return page;
        }
        int end = page.lastIndexOf(' ', count);
        return page.substring(0, end < 0 ? count : end);
    }
}
