package dev.playback.examples.webservice;

import dev.playback.annotation.InterceptOutput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps every invocation in the database: an output of the operations. */
@Repository
public class InvocationLog {

    private final JdbcClient database;

    InvocationLog(JdbcClient database) {
        this.database = database;
    }

    // snippet: output
    @InterceptOutput("invocation.save")
    void save(Invocation invocation) {
        database.sql("insert into invocation (operation, url, answer) values (?, ?, ?)")
                .params(invocation.operation(), invocation.url(), invocation.answer())
                .update();
    }
    // end

    /** Returns how many invocations there were. */
    int count() {
        return database.sql("select count(*) from invocation").query(Integer.class).single();
    }
}
