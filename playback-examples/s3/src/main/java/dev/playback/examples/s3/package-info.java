/** An exchange service whose recordings go to S3. */
package dev.playback.examples.s3;
