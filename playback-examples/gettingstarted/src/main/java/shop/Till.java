package shop;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;

public class Till {

    @Operation
    public int sell(String article, int count) {
        int total = price(article) * count;
        print(count + " " + article + ": " + total + " cents");
        return total;
    }

    // Stands for a call of another service: never the same twice.
    @InterceptInput("till.price")
    int price(String article) {
        return 50 + (int) (System.nanoTime() % 50);
    }

    // Stands for a printer, a queue, a database.
    @InterceptOutput("till.print")
    void print(String line) {
        System.out.println("printed: " + line);
    }
}
