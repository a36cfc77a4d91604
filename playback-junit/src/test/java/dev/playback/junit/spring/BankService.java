package dev.playback.junit.spring;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads and writes a real database. */
@Service
class BankService {

    private final JdbcClient database;

    BankService(JdbcClient database) {
        this.database = database;
    }

    @Operation
    long withdraw(String owner, long amount) {
        long rest = balanceOf(owner) - amount;
        if (rest < 0) {
            throw new IllegalStateException(owner + " has too little");
        }
        store(owner, rest);
        return rest;
    }

    @InterceptInput("bank.balance")
    long balanceOf(String owner) {
        return database.sql("select balance from account where owner = ?")
                .param(owner)
                .query(Long.class)
                .single();
    }

    @InterceptOutput("bank.store")
    int store(String owner, long balance) {
        return database.sql("update account set balance = ? where owner = ?")
                .params(balance, owner)
                .update();
    }
}
