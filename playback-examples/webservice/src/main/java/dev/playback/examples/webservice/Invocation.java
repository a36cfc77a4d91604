package dev.playback.examples.webservice;

/** What somebody asked and was told. */
public record Invocation(String operation, String url, String answer) {}
