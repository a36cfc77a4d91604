package dev.playback.cassette.s3;

import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.TapeCassetteAddress;
import dev.playback.cassette.TapeCassetteProvider;

/** Opens cassettes by addresses of the scheme {@code s3}. Found by {@link java.util.ServiceLoader}; not to be used by name. */
public final class S3TapeCassetteProvider implements TapeCassetteProvider {

    /** For {@link java.util.ServiceLoader}. */
    public S3TapeCassetteProvider() {}

    @Override
    public String scheme() {
        return "s3";
    }

    @Override
    public String form() {
        return S3Address.FORM;
    }

    @Override
    public TapeCassette open(TapeCassetteAddress address) {
        AwsSdk.require();
        return S3Address.open(address);
    }
}
