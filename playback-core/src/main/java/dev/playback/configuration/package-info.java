/** What can be set from outside: one list of settings, and where their values come from. It knows nobody who reads them. */
@NullMarked
package dev.playback.configuration;

import org.jspecify.annotations.NullMarked;
