package org.biennium.mail;

import org.jspecify.annotations.NullMarked;

/** Messages in which letters come back, as mail servers write them. */
@NullMarked
final class Returns {

    private Returns() {}

    /** A report as of RFC 3464. */
    static String report(String letter, String recipient, String action, String status, String said) {
        return """
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mx.demo.invalid>
                To: biennium@localhost.localdomain
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.demo.invalid
                Arrival-Date: Thu, 3 Dec 2026 08:00:00 +0000

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; %s

                --b
                Content-Type: text/rfc822-headers

                From: Biennium <biennium@localhost.localdomain>
                Message-ID: %s
                Subject: Rappel

                --b--
                """.formatted(recipient, action, status, said, letter).replace("\n", "\r\n");
    }

    /** What an older server writes: no parts, the letter's head below words of its own. */
    static String plain(String from, String letter, String recipient, String said) {
        return """
                From: %s
                To: biennium@localhost.localdomain
                Subject: failure notice
                Content-Type: text/plain; charset=us-ascii

                Hi. This is the qmail-send program at mx.demo.invalid.
                <%s>:
                %s

                --- Below this line is a copy of the message.
                Message-ID: %s
                """.formatted(from, recipient, said, letter).replace("\n", "\r\n");
    }
}
