package dev.playback.codec;

import com.google.common.net.InternetDomainName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

// snippet: codec
/** Writes names of domains as text: their fields are what was worked out from it. */
public final class DomainCodec implements ValueCodec<InternetDomainName> {

    @Override
    public Class<InternetDomainName> type() {
        return InternetDomainName.class;
    }

    @Override
    public Object write(InternetDomainName value) {
        return value.toString();
    }

    @Override
    public InternetDomainName read(@Nullable Object data, Class<? extends InternetDomainName> type) {
        return InternetDomainName.from((String) Objects.requireNonNull(data));
    }
}
// end
