package dev.playback.examples.custom;

/** A line of the price list: what a parcel of up to so many grams costs. */
public record Tariff(int upToGrams, int cents) {}
