package dev.playback.examples.tickets

import dev.playback.cassette.InMemoryTapeCassette
import dev.playback.codec.JsonValues
import dev.playback.equalizer.Comparison
import dev.playback.equalizer.Equalizer
import dev.playback.junit.assertj.PlaybackAssertions.assertThat
import dev.playback.player.TapePlayer
import dev.playback.recorder.TapeRecorder
import java.util.function.Supplier
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.MethodSource

/** Values and methods as Kotlin compiles them, recorded and replayed. */
class TicketServiceTests {

    private val cassette = InMemoryTapeCassette()
    private val values = JsonValues.of(TicketService::class.java, setOf())

    private fun record(booking: Booking): Ticket =
        TapeRecorder.over(cassette).use { recorder ->
            recorder.enableRecording()
            TicketService(mapOf(1 to 9_000L, 2 to 4_500L)).book(booking)
        }

    private fun replay(service: TicketService = TicketService()): Comparison =
        Equalizer(
            cassette.find("TicketService").toList(),
            TapePlayer.over(cassette, TicketService::class.java),
            Supplier { service },
        ).single()

    @ParameterizedTest
    @MethodSource("bookings")
    fun `a booking replays as it was recorded`(booking: Booking) {
        record(booking)

        assertThat(replay()).isEqual()
    }

    @ParameterizedTest
    @MethodSource("bookings")
    fun `a booking comes back equal, with the objects that there are once`(booking: Booking) {
        val back = values.read(values.write(booking, Booking::class.java), Booking::class.java) as Booking

        assertThat(back).isEqualTo(booking)
        if (booking.voucher === Voucher.None) {
            assertThat(back.voucher).isSameAs(Voucher.None)
        }
    }

    @ParameterizedTest
    @MethodSource("standard")
    fun `values of the standard library come back where anything may stand`(value: Any) {
        val back = values.read(values.write(value, Any::class.java), Any::class.java)

        assertThat(back).isEqualTo(value).hasSameClassAs(value)
    }

    @Test
    fun `value classes are the numbers that they hold`() {
        val ticket = record(Booking("Ada", listOf(Seat(1), Seat(2, 7)), Voucher.Percent(10), Cents(150)))

        assertThat(ticket.price).isEqualTo(Cents(12_285))
        assertThat(cassette.load(cassette.find("TicketService").findFirst().get()).entries().map { it.alias() })
            .containsExactly("TicketService", "tickets.price", "tickets.price", "tickets.voucher", "tickets.print")
    }

    companion object {
        @JvmStatic
        fun bookings() = listOf(
            Booking("Ada"),
            Booking("Bob", listOf(Seat(1)), Voucher.None, Cents(5)),
            Booking("Cy", listOf(Seat(1), Seat(2, 7)), Voucher.Percent(10), note = "aisle" to 2),
        )

        @JvmStatic
        fun standard() = listOf(
            emptyList<Int>(),
            emptyMap<Int, Int>(),
            emptySet<Int>(),
            "a" to 1L,
            Triple(1, "b", null),
            Unit,
            1..5,
            'a'..'z',
            7u,
            Cents(3),
            Voucher.None,
            listOf(1, 2),
            setOf(Seat(1)),
            mapOf(Seat(1) to Cents(2)),
        )
    }
}
