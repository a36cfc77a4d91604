package dev.playback.examples.webservice;

/** How a page begins. */
final class Excerpt {

    private Excerpt() {}

    /** Returns the first {@code count} characters of {@code page}, or all if it has fewer. */
    static String of(String page, int count) {
        return page.substring(0, Math.min(count, page.length()));
    }
}
