package dev.playback.examples.custom;

/** What somebody was offered. */
public record Quote(Region to, int grams, int cents) {}
