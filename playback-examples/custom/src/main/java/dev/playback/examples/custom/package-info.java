/** A parcel service whose recordings need what playback does not bring along: each extension is one file. */
package dev.playback.examples.custom;
