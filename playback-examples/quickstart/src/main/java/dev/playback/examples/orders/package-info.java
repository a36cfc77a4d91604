/** An order service over HTTP that asks a product catalog and keeps its orders in a database. */
package dev.playback.examples.orders;
