/** The codex on capacity planning. `[[id|words]]` is a link to another entry; labels are those of its picture. */
import type { ChapterWords } from '../codex.ts';

export const codexPlanning: ChapterWords<'planning'> = {
  headroom: {
    title: 'Headroom',
    also: 'spare capacity reserve slack buffer room',
    what: 'Capacity that is kept free for what has not happened yet: a crowd, a dead machine, a wrong forecast. Without it every surprise is an outage; with too much of it you pay rent for nothing. Choosing how much is the whole game.',
    number:
      'The median of 1,052 real VMs used 6 % of their CPU and their mean was 12 %. Most planners keep far too much, in the wrong place.',
    labels: ['in use', 'headroom'],
  },
  knee: {
    title: 'The knee',
    also: 'utilisation latency queue saturation hockey stick busy',
    what: 'Answers stay quick while a service is half busy. Near full, each call waits for those before it, and the wait grows without bound. The bend is the knee: plan to stay left of it. More servers side by side move it to the right.',
    number:
      'p95 in service times at 50, 80, 90, 95 % busy: one server 6, 15, 30, 60; sixteen servers 3.0, 3.1, 3.6, 5.1.',
    myth: '95 % busy looks thrifty. With one server it makes answers ten times as slow as at 50 %.',
    labels: ['answer time', 'busy', 'knee'],
  },
  'littles-law': {
    title: 'Little’s law',
    also: 'L lambda W concurrency inside waiting',
    what: 'How many calls are inside equals how many come a second times how long each stays. It needs no assumption at all. So a service that answers slower needs more memory and more threads for the same traffic.',
    number: 'L = λ × W. 20 calls a second that stay half a second each: 10 are inside at any moment.',
    labels: ['20 /s come', '10 inside', '0.5 s each'],
  },
  percentiles: {
    title: 'Percentiles',
    also: 'p95 p99 tail latency average mean',
    what: 'The p95 is the time within which 95 of 100 answers come. The mean hides the slow ones, and it is the slow ones who leave. A page that makes many calls meets the slowest of them nearly every time.',
    number: 'In the simplest queue p95 is 3.00 times the mean and p99 4.61 times (ln 20, ln 100).',
    myth: 'A good mean proves nothing: half of your users may never see it.',
    labels: ['answers', 'time', 'mean', 'p95'],
  },
  multiplexing: {
    title: 'Statistical multiplexing',
    also: 'pooling sharing sum of peaks independent',
    what: 'Peaks of things that have nothing to do with each other rarely meet, so ten together need less than ten times the room of one. This is why [[consolidation|consolidating]] pays at all. A crowd that comes to all at once does not average out.',
    number: 'Room for n independent loads: n × mean + z × σ × √n, not n × peak.',
    labels: ['load', 'time', 'each alone', 'together'],
  },
  'peak-to-average': {
    title: 'Peak and average',
    also: 'diurnal flash crowd burst black friday shed',
    what: 'You pay for the peak and earn on the average. Level the peak: let [[batch|batch work]] wait for the valley, rent the top by the [[cloud-minutes|minute]], or turn some away politely before everybody waits.',
    number:
      'A day’s peak is 2 to 3 times its trough for services that people use. A flash crowd comes within minutes, stays, and leaves more slowly.',
    labels: ['requests', 'day', 'peak', 'average'],
  },
  'lead-time': {
    title: 'Lead time',
    also: 'delivery order wait procurement lorry',
    what: 'From deciding to having. A server takes weeks, a cloud machine minutes, a VM half a minute, a container a second. What comes after the crowd is only a bill, so decide by the lead time and not by the alarm.',
    number:
      'A node that the cluster orders itself is usable after 3 to 4 minutes on a public cloud; here a month of delivery is an hour.',
    labels: ['requests', 'time', 'ordered', 'here', 'short'],
  },
  'forecast-error': {
    title: 'Forecast error',
    also: 'prediction band uncertainty demand',
    what: 'A forecast is a band, and it widens with distance. It knows the usual day and what was announced, and nothing else. Plan for the upper edge where being short is dear, for the middle where it is cheap.',
    number:
      'Here the band is published every few minutes with its error; it covers 80 % of what may come, so one time in five it is wrong.',
    labels: ['requests', 'time', 'now', 'forecast'],
  },
  'n-plus-one': {
    title: 'N + 1',
    also: 'redundancy spare N+2 survive admission',
    what: 'N machines carry the load and one more may fail. The spare need not stand idle: spread over all, it is the empty part of each. Turn on the [[failure-domains|survive]] overlay to see whom you can lose now.',
    number: 'To lose k of N machines, none may be fuller than (N − k) ÷ N of its target. Of three: 67 %.',
    labels: ['takes over', 'takes over', 'lost'],
  },
  'failure-domains': {
    title: 'Failure domains',
    also: 'rack feed power switch correlated outage zone',
    what: 'Things that fail together: a machine, its rack, the power feed of several racks, the site. Two copies in one domain are one copy. Put them where no single fault can reach both.',
    number:
      'The first year of a cluster of 1,800 machines: about 1,000 machine failures, 20 rack outages of 40 to 80 machines, one power unit with 500 to 1,000 for six hours.',
    labels: ['rack A', 'rack B'],
  },
  'blast-radius': {
    title: 'Blast radius',
    also: 'breach spread reach intruder shared kernel',
    what: 'Whom one fault or one intruder can reach next: everybody on the same kernel, image, network or machine. [[isolation|Walls]] make it smaller, sharing makes it larger. Density and blast radius are the same decision.',
    number:
      'Here an intruder’s way is drawn by who shares a kernel, a base image, a network and a machine; hardening and patches change the odds, never to zero.',
    labels: ['one kernel', 'another'],
  },
  'right-sizing': {
    title: 'Right-sizing',
    also: 'vertical autoscaler VPA recommendation request waste',
    what: 'Ask for what is used, with a margin, not for what somebody once typed. Requests reserve room whether it is used or not, so a generous guess fills machines with nothing.',
    number:
      'The recommender of Kubernetes takes the 90th percentile of use, forgets by half in 24 hours, and adds 15 %.',
    labels: ['asked for', '1000m', 'used, p90', '300m', 'right', '345m'],
  },
  overcommit: {
    title: 'CPU overcommit',
    also: 'oversubscription vcpu ratio ready steal',
    what: 'Promising more vCPUs than there are cores, since not all work at once. It is safe as long as peaks do not meet, and [[noisy-neighbour|CPU ready]] says when they do.',
    number:
      'OpenStack promises 16 vCPUs a core unless told otherwise. In practice: office work 4 to 6, mixed 2 to 4, databases 1 to 2, computing 1.',
    labels: ['promised', '32 vCPU', 'there is', '8 cores', 'used', '5 cores'],
  },
  'cost-per-answer': {
    title: 'Cost per answer',
    also: 'unit cost efficiency money thousand dollars',
    what: 'What a thousand good answers cost: rent, power and licences of the machines, shared by who uses them. It makes a cheap slow machine and a dear quick one comparable. Idle machines are in it, and that is the point.',
    number:
      'Here it is computed every second from the ledger, each machine shared by the CPU that each service uses on it.',
    labels: ['three idle', '9 ¢', 'one busy', '3 ¢'],
  },
  slo: {
    title: 'SLO and error budget',
    also: 'objective SLA credit deadline misses availability',
    what: 'A promise such as “99 % in time” is also a permission: one in a hundred may miss. That is the error budget. Spend it on changes; when it is gone, change nothing. What customers get back when a promise is broken stands in the contract, the SLA.',
    number:
      'Here each ten minutes are one window; the top bar shows the objective (SLO) and how many of its misses are left. The contract (SLA) is mostly stricter: of a window’s takings customers get back a tenth below 99 % in time, a quarter below 95 %, half below 90 %.',
    myth: 'A goal of 100 % is not ambitious. It forbids every change and still fails.',
    labels: ['left', 'spent'],
  },
  'operator-minutes': {
    title: 'Operator minutes',
    also: 'toil hands labour automation time',
    what: 'Hands are a capacity too. Installing, patching and moving by hand take minutes that refill slowly; looking and asking never do. Automation and good tools do more with the same hands.',
    number:
      'Here patching one system takes 5 minutes by hand and 2 with the tool, building an image 4 and in a pipeline 1.',
    labels: ['by hand', '5 min', 'with a tool', '2 min', 'by itself', '0 min'],
  },
};
