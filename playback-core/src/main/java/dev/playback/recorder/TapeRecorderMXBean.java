package dev.playback.recorder;

/** What JMX shows of an enabled recorder, as {@code dev.playback:type=TapeRecorder}, and how it is switched there. */
public interface TapeRecorderMXBean {

    /** Says whether operations are recorded. */
    boolean isRecording();

    /** Returns why recording is paused; empty if it is not. */
    String getPausedFor();

    /** Returns how many operations began. */
    long getOperations();

    /** Returns how many recordings are kept. */
    long getSaved();

    /** Returns how many recordings were lost. */
    long getDropped();

    /** Returns how many operations the sampling left out. */
    long getSampledOut();

    /** Returns how many recordings the application threw away. */
    long getDiscarded();

    /** Returns how many operations began while recording was paused. */
    long getNotRecordedWhilePaused();

    /** Records operations from now on. */
    void enableRecording();

    /** Records no operation that begins from now on: the kill switch. */
    void disableRecording();
}
