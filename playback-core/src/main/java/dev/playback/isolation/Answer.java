package dev.playback.isolation;

/** What came back from a worker. */
sealed interface Answer permits Worker.Said, Worker.Gone, Worker.Silence {}
