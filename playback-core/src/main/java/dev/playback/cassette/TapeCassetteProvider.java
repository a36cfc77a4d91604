package dev.playback.cassette;

/**
 * Opens cassettes by their address. Found by {@link java.util.ServiceLoader}, through the context class loader and that of this library;
 * used by any number of threads.
 */
public interface TapeCassetteProvider {

    /** Returns the word before the colon of its addresses, in lower case, such as {@code s3}. */
    String scheme();

    /** Returns the form of its addresses, for messages, such as {@code s3://<bucket>/<prefix>?region=<region>}. */
    String form();

    /**
     * Opens the cassette. Must not fail because a store is not reached right now.
     *
     * @throws IllegalArgumentException made by {@link TapeCassetteAddress#refused} if the address has not the form
     */
    TapeCassette open(TapeCassetteAddress address);
}
