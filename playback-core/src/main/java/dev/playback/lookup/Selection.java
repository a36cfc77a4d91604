package dev.playback.lookup;

import dev.playback.recording.RecordingId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** Picks what a lookup wants from what there is, holding no more than it picks. For one use. */
final class Selection {

    private final RecordingLookup lookup;
    private final PriorityQueue<Ranked> picked;

    Selection(RecordingLookup lookup) {
        this.lookup = lookup;
        this.picked = new PriorityQueue<>(Comparator.<Ranked>naturalOrder().reversed());
    }

    /**
     * A candidate and its place: a hash of seed and id where a sample is taken, so that every set of matches is as likely as any other
     * and a recording more or less changes the sample by one at most.
     */
    private record Ranked(long rank, Candidate candidate) implements Comparable<Ranked> {
        @Override
        public int compareTo(Ranked other) {
            int byRank = Long.compare(rank, other.rank);
            return byRank != 0 ? byRank : Candidate.IN_TIME.compare(candidate, other.candidate);
        }
    }

    List<RecordingId> of(Stream<Candidate> candidates) {
        if (lookup.limit() > 0) {
            candidates
                    .filter(candidate -> lookup.matches(candidate.id(), candidate.metadata()))
                    .forEachOrdered(this::offer);
        }
        List<Candidate> found = new ArrayList<>();
        picked.forEach(one -> found.add(one.candidate()));
        found.sort(Candidate.IN_TIME);
        return found.stream().map(Candidate::id).toList();
    }

    private void offer(Candidate candidate) {
        picked.add(new Ranked(rank(candidate.id()), candidate));
        if (picked.size() > lookup.limit()) {
            picked.poll();
        }
    }

    private long rank(RecordingId id) {
        Long seed = lookup.sampleSeed();
        if (seed == null) {
            return 0;
        }
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seed));
            return ByteBuffer.wrap(sha.digest(id.toString().getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }
}
