package dev.playback.cassette.s3;

import java.io.UncheckedIOException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Asks again for answers that were cut short. An answer that ends within its headers looks to the HTTP client like one with fewer
 * headers and no body: an empty list, an object without a name.
 */
final class WholeAnswer {

    private static final String UNREADABLE = "Could not parse ";

    private WholeAnswer() {}

    /**
     * Returns the first answer that is whole.
     *
     * @throws SdkClientException if none of so many attempts gets one
     */
    static <T> T to(Supplier<T> request, Predicate<T> isWhole, int attempts) {
        SdkClientException failure = SdkClientException.create("the answer was cut short");
        for (int attempt = 0; attempt < attempts; attempt++) {
            try {
                T answer = ask(request);
                if (isWhole.test(answer)) {
                    return answer;
                }
            } catch (SdkClientException e) {
                failure = e;
                if (!isUnreadable(e)) {
                    break;
                }
            }
        }
        throw failure;
    }

    /**
     * Returns an answer, whole or not.
     *
     * @throws SdkClientException also where the SDK lets the connection's own exception through
     */
    static <T> T ask(Supplier<T> request) {
        try {
            return request.get();
        } catch (UncheckedIOException e) {
            throw SdkClientException.create(UNREADABLE + "the answer: " + e.getMessage(), e);
        }
    }

    // The SDK tries again what broke, except where it breaks while an answer is read.
    private static boolean isUnreadable(SdkClientException error) {
        String message = String.valueOf(error.getMessage());
        return message.startsWith(UNREADABLE) || message.startsWith("Unable to unmarshall");
    }
}
