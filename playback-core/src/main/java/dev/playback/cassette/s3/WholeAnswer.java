package dev.playback.cassette.s3;

import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Asks again for answers that were cut short. An answer that ends within its headers looks to the HTTP client like one with fewer
 * headers and no body: an empty list, an object without a name.
 */
final class WholeAnswer {

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
                T answer = request.get();
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

    // The SDK tries again what broke, except within an answer that it reads as it comes.
    private static boolean isUnreadable(SdkClientException error) {
        return String.valueOf(error.getMessage()).startsWith("Could not parse");
    }
}
