package dev.tenantsync.office365.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls endpoints, and only where the rules allow: a name is looked up for each call, and the
 * connection goes to one of the very addresses that were judged.
 */
@ApplicationScoped
class Webhooks {

  private final Connections connections;
  private final NameService names;
  private final TargetRules rules;
  private final ExecutorService lookUps;

  Webhooks(Connections connections, NameService names, TargetRules rules, ExecutorService lookUps) {
    this.connections = connections;
    this.names = names;
    this.rules = rules;
    this.lookUps = lookUps;
  }

  /** Posts, and waits for the answer no longer than the call's limit. */
  Answer post(Call call) {
    Target target = Target.of(call.url());
    long deadline = System.nanoTime() + call.limit().toNanos();
    Future<List<InetAddress>> found = lookUps.submit(() -> names.addresses(target.bareHost()));
    try {
      List<InetAddress> addresses = within(deadline, found);
      Optional<CallFault> fault = rules.fault(target.secure(), addresses);
      return fault.isPresent()
          ? Answer.failed(fault.get())
          : tryEach(target, addresses, call, deadline);
    } catch (TimeoutException late) {
      found.cancel(true);
      return Answer.failed(CallFault.TIMED_OUT);
    } catch (ExecutionException failed) {
      boolean nameless = failed.getCause() instanceof UnknownHostException;
      return Answer.failed(nameless ? CallFault.UNKNOWN_HOST : CallFault.UNREACHABLE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Answer.failed(CallFault.UNREACHABLE);
    }
  }

  /** The next address is tried only where nobody listens at the one before: nothing was sent. */
  private Answer tryEach(Target target, List<InetAddress> addresses, Call call, long deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    Iterator<InetAddress> rest = addresses.iterator();
    while (true) {
      InetSocketAddress address = new InetSocketAddress(rest.next(), target.port());
      Exchange exchange = connections.exchange();
      try {
        return within(deadline, exchange.start(target, address, call));
      } catch (ExecutionException failed) {
        if (!(failed.getCause() instanceof ConnectException) || !rest.hasNext()) {
          throw failed;
        }
      } catch (TimeoutException | InterruptedException stopped) {
        exchange.abandon();
        throw stopped;
      }
    }
  }

  private static <T> T within(long deadline, Future<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
  }
}
