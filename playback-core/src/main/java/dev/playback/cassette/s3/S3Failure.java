package dev.playback.cassette.s3;

import dev.playback.cassette.TapeCassetteException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what an error of the store means and what to do about it. */
final class S3Failure {

    private S3Failure() {}

    /**
     * Makes the exception for a request that failed.
     *
     * @param trouble what could not be done, as the beginning of a sentence
     */
    static TapeCassetteException of(String trouble, S3Settings settings, SdkException error) {
        String cause =
                error instanceof AwsServiceException refused ? refused(refused, settings) : unanswered(error, settings);
        return new TapeCassetteException("%s in %s: %s".formatted(trouble, settings.place(), cause), error);
    }

    /** Says whether the store has refused the request, so that it cannot be carried out later. */
    static boolean isRefused(Throwable error) {
        return error instanceof AwsServiceException refused
                && refused.statusCode() >= 400
                && refused.statusCode() < 500
                && refused.statusCode() != 408
                && refused.statusCode() != 429;
    }

    private static String refused(AwsServiceException error, S3Settings settings) {
        String code = code(error);
        return switch (code) {
            case "NoSuchBucket" ->
                "the bucket '%s' does not exist. Create it, or correct the name.".formatted(settings.bucket());
            case "PermanentRedirect",
                    "TemporaryRedirect",
                    "AuthorizationHeaderMalformed",
                    "IllegalLocationConstraintException",
                    "301" -> wrongRegion(error, settings);
            case "AccessDenied", "AllAccessDisabled", "403" ->
                "access is denied. The credentials need s3:ListBucket on the bucket and s3:GetObject on the prefix;"
                        + " recording needs s3:PutObject as well, deleting s3:DeleteObject.";
            case "InvalidAccessKeyId",
                    "SignatureDoesNotMatch",
                    "ExpiredToken",
                    "InvalidToken",
                    "TokenRefreshRequired" ->
                "the credentials are not accepted (%s). Renew them, or give others with credentials(…)."
                        .formatted(code);
            case "XAmzContentSHA256Mismatch", "NotImplemented", "MissingContentLength" ->
                "the store does not understand the request (%s). If it is an older S3-compatible one, set compatible=true."
                        .formatted(code);
            case "SlowDown", "ServiceUnavailable", "503" ->
                "it asked to slow down (%s) in each of %d attempts. Try again later, or allow more attempts."
                        .formatted(code, settings.attempts());
            default -> "it answered %d %s: %s.".formatted(error.statusCode(), code, text(error));
        };
    }

    private static String wrongRegion(AwsServiceException error, S3Settings settings) {
        String bucketRegion = Optional.ofNullable(error.awsErrorDetails())
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"))
                .map("'%s'"::formatted)
                .orElse("another one");
        return "the bucket is not in the region '%s' but in %s. Set the region of the bucket."
                .formatted(settings.region() == null ? "of the environment" : settings.region(), bucketRegion);
    }

    private static String unanswered(SdkException error, S3Settings settings) {
        if (error instanceof ApiCallTimeoutException || error instanceof ApiCallAttemptTimeoutException) {
            return "there was no answer within %s. Look at network and endpoint, or allow more time."
                    .formatted(settings.callTimeout());
        }
        String message = String.valueOf(error.getMessage());
        if (message.contains("Unable to load credentials")) {
            return "there are no credentials. Give them with credentials(…), or in one of the places where the AWS SDK looks:"
                    + " environment, ~/.aws, container or instance role.";
        }
        if (message.contains("Unable to load region")) {
            return "no region is set, and the environment has none. Set the region of the bucket.";
        }
        return "it cannot be reached, or the connection broke in each of %d attempts (%s). Look at network and endpoint."
                .formatted(settings.attempts(), message);
    }

    private static String code(AwsServiceException error) {
        return Optional.ofNullable(error.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .filter(code -> !code.isEmpty())
                .orElse(Integer.toString(error.statusCode()));
    }

    private static String text(AwsServiceException error) {
        return Optional.ofNullable(error.awsErrorDetails())
                .map(AwsErrorDetails::errorMessage)
                .orElse("without a word");
    }
}
