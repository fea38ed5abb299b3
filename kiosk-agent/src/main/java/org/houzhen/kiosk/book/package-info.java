/** What a terminal keeps on its own disk: a book of one table, written before anything is done. */
package org.houzhen.kiosk.book;
