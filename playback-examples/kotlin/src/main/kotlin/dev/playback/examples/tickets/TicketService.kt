package dev.playback.examples.tickets

import dev.playback.annotation.InterceptInput
import dev.playback.annotation.InterceptOutput
import dev.playback.annotation.Operation

/** Sells seats of a theatre. */
class TicketService(private val prices: Map<Int, Long> = emptyMap()) {

    /** Books all seats of [booking], at the lowest price there is. */
    @Operation
    fun book(booking: Booking): Ticket {
        val seats = booking.seats.associateWith { priceOf(it) }
        val sum = seats.values.fold(booking.tip) { sum, price -> sum + price }
        val price = when (val voucher = voucherFor(booking)) {
            Voucher.None -> sum
            is Voucher.Percent -> Cents(sum.value - sum.value * voucher.rate / 100)
        }
        val ticket = Ticket(booking.customer, price, seats, booking.voucher)
        print(ticket, copies = 1)
        return ticket
    }

    @InterceptInput("tickets.price")
    private fun priceOf(seat: Seat): Cents = Cents(prices.getValue(seat.row))

    @InterceptInput("tickets.voucher")
    private fun voucherFor(booking: Booking): Voucher = booking.voucher

    @InterceptOutput("tickets.print")
    private fun print(ticket: Ticket, copies: Int): Int = copies
}
