package dev.playback.player;

import dev.playback.completion.CollectingWatch;
import dev.playback.completion.FailedAfterValuesException;
import dev.playback.interception.Call;
import dev.playback.player.ReplaySession.Begun;

/** Writes down how a subscription to what a body that ran in a replay returned ended. */
final class SubscriptionReplayed implements CollectingWatch.Ending {

    private final ReplaySession session;
    private final Call call;
    private final Begun begun;

    SubscriptionReplayed(ReplaySession session, Call call, Begun begun) {
        this.session = session;
        this.call = call;
        this.begun = begun;
    }

    @Override
    public boolean wants(long chars) {
        return !session.isClosed();
    }

    @Override
    public void unwanted() {
        // The replay has ended, and takes no entry any more.
    }

    @Override
    public void returned(String json) {
        session.add(call, begun, false, json);
    }

    @Override
    public void threw(Throwable error) {
        session.addError(call, begun, error);
    }

    @Override
    public void threwAfter(int values, Throwable error) {
        threw(error);
        if (session.mayEqual(call, begun)) {
            session.troubles(new FailedAfterValuesException(call.point().shortName(), values, error));
        }
    }

    @Override
    public void cancelled() {
        // Without an entry, which tells that the operation did not end.
    }

    @Override
    public void cancelledAfter(String json) {
        returned(json);
    }

    @Override
    public void broke(Throwable failure) {
        session.troubles(failure);
    }
}
