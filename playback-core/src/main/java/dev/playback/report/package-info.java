/**
 * What a person reads after a run. A {@link dev.playback.report.RunReport} is the run as plain data; each report is one way to show
 * it, and {@link dev.playback.report.JsonReport} also reads it back. It does not know how a comparison was made. A further report
 * starts from {@code RunReport}, {@link dev.playback.report.ChangeCluster} and {@link dev.playback.report.DurationOutlier}.
 */
@NullMarked
package dev.playback.report;

import org.jspecify.annotations.NullMarked;
