package dev.playback.player;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A service that needs collaborators. */
class Counter {

    private final Catalog catalog;
    private final Stock stock;
    private final Discount discount;

    Counter(Catalog catalog, Stock stock, Discount discount) {
        this.catalog = catalog;
        this.stock = stock;
        this.discount = discount;
    }

    /** Its prices come from elsewhere. */
    interface Catalog {
        @InterceptInput("counter.price")
        int priceOf(String item);

        String describe(String item);

        default String title(String item) {
            return "the " + item;
        }
    }

    static final class FixedCatalog implements Catalog {
        @Override
        @InterceptInput("counter.price")
        public int priceOf(String item) {
            return item.length() * 100;
        }

        @Override
        public String describe(String item) {
            return "a fine " + item;
        }
    }

    /** Knows what was taken, which a blank one does not. */
    static class Stock {
        private final List<String> taken = new ArrayList<>();

        @InterceptOutput("counter.take")
        String take(String item) {
            taken.add(item);
            return "taken " + taken.size();
        }

        List<String> taken() {
            return taken;
        }
    }

    /** Logic, so it runs in replay. */
    static final class Discount {
        int of(int price) {
            return price - 1;
        }
    }

    @Operation
    String sell(String item) {
        return catalog.title(item) + " for " + discount.of(catalog.priceOf(item)) + ", " + stock.take(item);
    }

    @Operation
    String describe(String item) {
        return catalog.describe(item) + catalog.priceOf(item);
    }

    @Operation
    int count(String item) {
        return stock.take(item).length() + stock.taken().size();
    }

    /** Says nothing of playback: the class behind it does. */
    interface Till {
        String pay(int amount);
    }

    /** The one class behind {@link Till}. */
    static final class CashTill implements Till {
        private final List<Integer> paid = new ArrayList<>();

        @Override
        @InterceptOutput("counter.pay")
        public String pay(int amount) {
            paid.add(amount);
            return "paid " + paid;
        }
    }

    /** Has two classes behind it. */
    interface Voucher {
        int worth(String code);
    }

    static final class PaperVoucher implements Voucher {
        @Override
        @InterceptInput("counter.paper")
        public int worth(String code) {
            return code.length();
        }
    }

    static final class GiftVoucher implements Voucher {
        @Override
        @InterceptInput("counter.gift")
        public int worth(String code) {
            return code.length() * 10;
        }
    }

    /** Knows interfaces alone. */
    static class Checkout {
        private final Till till;
        private final Voucher voucher;

        Checkout(Till till, Voucher voucher) {
            this.till = till;
            this.voucher = voucher;
        }

        @Operation
        String pay(int amount) {
            return till.pay(amount);
        }

        @Operation
        int redeem(String code) {
            return voucher.worth(code);
        }
    }

    /** Has its collaborator set by a container. */
    static class WithField {
        private @Nullable Catalog catalog;

        WithField() {}

        WithField(Catalog catalog) {
            this.catalog = catalog;
        }

        @Operation
        int price(String item) {
            return Objects.requireNonNull(catalog, "catalog").priceOf(item);
        }
    }

    /** Has one set by a container that it knows as an interface alone. */
    static class WithTill {
        private @Nullable Till till;

        WithTill() {}

        WithTill(Till till) {
            this.till = till;
        }

        @Operation
        String pay(int amount) {
            return Objects.requireNonNull(till, "till").pay(amount);
        }
    }

    /** Wants something that cannot be made up. */
    record WithLimit(Catalog catalog, int limit) {}
}
