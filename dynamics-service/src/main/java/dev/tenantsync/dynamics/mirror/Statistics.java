package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Keeps the database's picture of its tables true while they grow a hundredfold within seconds.
 * Statements planned while the tables were empty would otherwise read them whole, again and again,
 * until the server looks by itself.
 */
@ApplicationScoped
class Statistics {

  private final Database database;

  Statistics(Database database) {
    this.database = database;
  }

  /**
   * To be told after each page of a round that changed anything; looks each time that four times as
   * many came.
   */
  void grown(int pages) {
    boolean powerOfFour = Integer.bitCount(pages) == 1 && (pages & 0x5555_5554) != 0;
    if (powerOfFour) {
      database.update(
          "analyze directory_account, directory_role_member, directory_group_member, systemuser,"
              + " systemuserroles, written_row, provisioning_log, row_change");
    }
  }
}
