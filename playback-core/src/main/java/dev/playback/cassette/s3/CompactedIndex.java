package dev.playback.cassette.s3;

/**
 * What compacting the index of a category came to.
 *
 * @param recordings that the category has
 * @param segmentsBefore how many objects the index was
 * @param segmentsAfter how many it is, which is about what a lookup of all days reads
 */
public record CompactedIndex(String category, long recordings, int segmentsBefore, int segmentsAfter) {}
