package dev.playback.junit.spring;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with a database. */
@SpringBootApplication
class BankApplication {}
