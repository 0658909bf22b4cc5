/** The codex on what comes after. `[[id|words]]` is a link to another entry; labels are those of its picture. */
import type { ChapterWords } from '../codex.ts';

export const codexBeyond: ChapterWords<'beyond'> = {
  microservices: {
    title: 'Microservices',
    also: 'split services search cart buy call graph',
    what: 'Each job a service of its own, so only the hot one is scaled. The price is calls: every hop takes time and can fail, and the slowest on the way decides.',
    number: 'A public demo shop: 11 services, 16 ways of calling, 1.57 CPUs of requests.',
    labels: ['front', 'search', 'search', 'cart'],
  },
  serverless: {
    title: 'Serverless',
    also: 'function lambda FaaS concurrency',
    what: 'You bring a function, the platform runs it for as long as a call takes. One instance takes one call at a time. Nothing runs when nobody calls, and nothing is yours to size but memory.',
    number: 'Instances = calls a second × seconds each. 1,000 by default, and 1,000 more each 10 s a function.',
    labels: ['instances', 'time', 'calls'],
  },
  'cold-start': {
    title: 'Cold start',
    also: 'warm provisioned latency init',
    what: 'The first call of a new instance waits until it has started. Rare calls are always first. Provisioned instances wait for you, and are paid for it.',
    number: '100 ms to 1 s, more for large run-times; an idle instance is kept 5 to 15 minutes.',
    labels: ['first call', '800 ms', 'next', '40 ms'],
  },
  'pay-per-call': {
    title: 'Pay per call',
    also: 'lambda price crossover break-even steady',
    what: 'Cheaper than any machine while calls are rare, dearer than any machine when they are steady. The lines cross somewhere: know where.',
    number: '$0.20 a million calls and $0.0000166667 a GiB-second.',
    labels: ['$', 'calls', 'function', 'machine'],
  },
  'service-mesh': {
    title: 'Service mesh',
    also: 'istio linkerd envoy sidecar proxy',
    what: 'A proxy beside every pod, through which all calls go. Retries, breakers, encryption and splits are then set in one place, without touching a program. Every call pays for two proxies.',
    number: 'A sidecar at 1,000 calls a second: 0.20 vCPU and 60 MB.',
    labels: ['pod + proxy', 'proxy + pod'],
  },
  'retry-storm': {
    title: 'Retry storm',
    also: 'retries amplification metastable backoff',
    what: 'A service stumbles, its callers try again, and now it has twice the load. It stays down although it could carry the first calls. Cut retries, set a budget, or turn people away.',
    number:
      'With three tries each and everybody failing, three times the calls arrive; three layers deep it would be 27.',
    labels: ['calls', 'time', 'hiccup', 'retries'],
  },
  'circuit-breaker': {
    title: 'Circuit breaker',
    also: 'breaker outlier ejection fail fast shed',
    what: 'When too many calls to a service fail, stop calling it for a while and say no at once. It gets time to recover, its callers keep their threads. Now and then one call asks whether it is better.',
    number: 'Here it opens after 5 s in a row above the limit, then lets one call in ten through.',
    labels: ['callers', 'open', 'service'],
  },
  mtls: {
    title: 'mTLS',
    also: 'encryption identity certificates zero trust',
    what: 'Both ends of a call prove who they are, and nobody between can listen. In a mesh the proxies do it, so no program changes. It costs some CPU on every call.',
    number: 'Two proxies added 2.65 ms to nine calls in ten. A fifth more CPU for the encryption is our own estimate.',
    labels: ['proves', 'proves'],
  },
  'traffic-split': {
    title: 'Traffic split',
    also: 'canary blue green weight percent',
    what: 'A few per cent of calls for the new build, the rest for the old. If the few complain, nobody else has noticed. More careful than a roll-out, and slower.',
    number: 'A split of 10 % shows an error to one caller in ten, a roll-out at its half to every second.',
    labels: ['calls', 'old 90 %', 'new 10 %'],
  },
  edge: {
    title: 'Edge',
    also: 'distance latency region CDN near',
    what: 'Light has a speed. A site near people answers sooner, however small it is. It has little room and no spare, so send only what must be near.',
    number: '5 µs a kilometre of fibre: 10 ms there and back for 1,000 km, and routes are 1.3 to 2 times longer.',
    labels: ['home, 6,000 km', '90 ms', 'edge, 50 km', '1 ms'],
  },
  'edge-repair': {
    title: 'Edge: harder repair',
    also: 'remote site outage small',
    what: 'Small sites have no spare machine and nobody at hand. When one goes dark, its people are answered from afar. Plan that home can carry them.',
    number: 'A rack is out 1 to 6 hours even where people are at hand.',
    labels: ['at home', '4 h', 'at the edge', 'days'],
  },
  'design-factors': {
    title: 'Cost, security, allocation',
    also: 'tenant contract price trade-off market',
    what: 'Three questions of every design: what does it cost, who shares a wall with whom, who gets what when it is short. Each answer moves the other two. Tenants ask for one and pay for it.',
    number: 'Tenants here pay more for a kernel or a machine of their own, and take it back if you break it.',
    labels: ['cost', 'security', 'allocation'],
  },
  batch: {
    title: 'Batch work',
    also: 'job month end spot idle backfill',
    what: 'Work that can wait fills the valleys. It runs on what nobody needs and steps back when somebody does. So machines earn at night what they cost by day.',
    number: 'Here idle CPU sells for $0.25 a core-minute, on machines below 75 %.',
    labels: ['load', 'day', 'people', 'batch'],
  },
};
