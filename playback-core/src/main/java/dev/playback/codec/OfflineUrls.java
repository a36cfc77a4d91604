package dev.playback.codec;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** URLs that ask no name server when they are compared or put into a set, as those of the JDK do. They open like any other. */
final class OfflineUrls extends URLStreamHandler {

    private static final OfflineUrls HANDLER = new OfflineUrls();

    private OfflineUrls() {}

    static URL of(String text) {
        try {
            return new URL(null, text, HANDLER);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
        return URI.create(url.toExternalForm()).toURL().openConnection();
    }

    @Override
    protected boolean equals(URL one, URL other) {
        return one.toExternalForm().equals(other.toExternalForm());
    }

    @Override
    protected int hashCode(URL url) {
        return url.toExternalForm().hashCode();
    }
}
