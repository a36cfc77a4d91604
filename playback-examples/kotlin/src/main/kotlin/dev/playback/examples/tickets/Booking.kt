package dev.playback.examples.tickets

/** An amount of money, which is a plain number in byte code. */
@JvmInline
value class Cents(val value: Long) {
    operator fun plus(other: Cents) = Cents(value + other.value)
}

/** Where somebody sits. */
data class Seat(val row: Int, val number: Int = 1)

/** What makes a booking cheaper. */
sealed class Voucher {
    /** Nothing does. There is one of it. */
    data object None : Voucher()

    /** A share of the price. */
    data class Percent(val rate: Int) : Voucher()
}

/** What a customer wants; most of it may be left out. */
data class Booking(
    val customer: String,
    val seats: List<Seat> = emptyList(),
    val voucher: Voucher = Voucher.None,
    val tip: Cents = Cents(0),
    val note: Pair<String, Int>? = null,
)

/** What a customer gets. */
data class Ticket(val customer: String, val price: Cents, val seats: Map<Seat, Cents>, val voucher: Voucher)
