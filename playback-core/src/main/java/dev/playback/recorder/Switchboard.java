package dev.playback.recorder;

import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a recorder in JMX. Failing to do so is logged and hinders nothing. */
final class Switchboard {

    private static final Logger LOG = LoggerFactory.getLogger(TapeRecorder.class);
    private static final String NAME = "dev.playback:type=TapeRecorder";
    private static final int MAX_RECORDERS = 100;

    private @Nullable ObjectName name;

    /** Registers {@code recorder}; the second one of a JVM gets {@code ,number=2}, and so on. */
    synchronized void show(TapeRecorder recorder) {
        for (int number = 1; name == null && number <= MAX_RECORDERS; number++) {
            try {
                ObjectName wanted = new ObjectName(number == 1 ? NAME : NAME + ",number=" + number);
                server().registerMBean(new Bean(recorder), wanted);
                name = wanted;
            } catch (InstanceAlreadyExistsException e) {
                // Another recorder has it: try the next.
            } catch (JMException | RuntimeException | LinkageError e) {
                LOG.warn("The recorder is not shown in JMX.", e);
                return;
            }
        }
    }

    synchronized void hide() {
        if (name == null) {
            return;
        }
        try {
            server().unregisterMBean(name);
        } catch (JMException | RuntimeException | LinkageError e) {
            LOG.warn("The recorder could not be taken out of JMX.", e);
        }
        name = null;
    }

    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }

    private record Bean(TapeRecorder recorder) implements TapeRecorderMXBean {

        @Override
        public boolean isRecording() {
            return recorder.isRecording();
        }

        @Override
        public String getPausedFor() {
            return recorder.pausedFor();
        }

        @Override
        public long getOperations() {
            return recorder.counts().operations();
        }

        @Override
        public long getSaved() {
            return recorder.counts().saved();
        }

        @Override
        public long getDropped() {
            return recorder.counts().dropped();
        }

        @Override
        public long getSampledOut() {
            return recorder.counts().sampledOut();
        }

        @Override
        public long getDiscarded() {
            return recorder.counts().discarded();
        }

        @Override
        public long getNotRecordedWhilePaused() {
            return recorder.counts().notRecordedWhilePaused();
        }

        @Override
        public void enableRecording() {
            recorder.enableRecording();
        }

        @Override
        public void disableRecording() {
            recorder.disableRecording();
        }
    }
}
