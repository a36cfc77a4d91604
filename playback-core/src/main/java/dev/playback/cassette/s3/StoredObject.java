package dev.playback.cassette.s3;

/**
 * An object as it was read.
 *
 * @param etag the store's name for this very content
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
record StoredObject(byte[] bytes, String etag) {}
