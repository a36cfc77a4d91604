package dev.playback.report;

/** A category of which nothing could be run, and why. */
public record BrokenCategory(String category, ReportedFailure failure) {}
