/**
 * Where two values differ, and which differences do not count. It knows values as trees and neither recordings nor replays. A new
 * kind of rule begins in {@link dev.playback.difference.ComparisonRules}.
 */
@NullMarked
package dev.playback.difference;

import org.jspecify.annotations.NullMarked;
