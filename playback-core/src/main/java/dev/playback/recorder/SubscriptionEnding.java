package dev.playback.recorder;

import dev.playback.completion.CollectingWatch;
import dev.playback.completion.FailedAfterValuesException;
import dev.playback.completion.Publishers;
import dev.playback.interception.Call;
import dev.playback.recorder.CallNotes.Begun;

/** Writes down how a subscription to what an intercepted method returned ended. */
final class SubscriptionEnding implements CollectingWatch.Ending {

    private final RecordingSession session;
    private final Tape tape;
    private final CallNotes notes;
    private final Call call;
    private final Begun begun;

    SubscriptionEnding(RecordingSession session, Tape tape, CallNotes notes, Call call, Begun begun) {
        this.session = session;
        this.tape = tape;
        this.notes = notes;
        this.call = call;
        this.begun = begun;
    }

    @Override
    public boolean wants(long chars) {
        tape.collects(chars);
        return !tape.hasEnded();
    }

    @Override
    public void unwanted() {
        session.ending(begun, () -> {});
    }

    @Override
    public void returned(String json) {
        session.ending(begun, () -> notes.add(call, begun, false, json));
    }

    @Override
    public void threw(Throwable error) {
        session.ending(begun, () -> notes.addError(call, begun, error));
    }

    @Override
    public void threwAfter(int values, Throwable error) {
        session.ending(begun, () -> {
            throw new FailedAfterValuesException(call.point().shortName(), values, error);
        });
    }

    @Override
    public void cancelled() {
        session.ending(begun, () -> {
            if (begun.root()) {
                session.markIncomplete();
            } else {
                notes.addError(call, begun, Publishers.givenUp());
            }
        });
    }

    @Override
    public void cancelledAfter(String json) {
        if (begun.root()) {
            // A replay asks for all of it.
            cancelled();
        } else {
            // Who takes only the first ones gets just these in replay.
            returned(json);
        }
    }

    @Override
    public void broke(Throwable failure) {
        session.ending(begun, () -> session.fail(failure));
    }
}
