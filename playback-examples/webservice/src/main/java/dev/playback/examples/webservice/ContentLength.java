package dev.playback.examples.webservice;

/** How many characters the page at {@code url} has. */
public record ContentLength(String url, int length) {}
