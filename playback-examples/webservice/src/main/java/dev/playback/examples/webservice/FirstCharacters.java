package dev.playback.examples.webservice;

/** How the page at {@code url} begins. */
public record FirstCharacters(String url, String text) {}
