/**
 * Recordings kept in S3 or a store that speaks its language. It knows nothing of recording and replaying. Needs the optional
 * libraries {@code software.amazon.awssdk:s3} and {@code apache5-client}. Start at {@link dev.playback.cassette.s3.S3TapeCassette}.
 */
@NullMarked
package dev.playback.cassette.s3;

import org.jspecify.annotations.NullMarked;
