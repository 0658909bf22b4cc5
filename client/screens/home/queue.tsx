/** Requests are people in line; who has waited too long is amber and has a clock. */
export function Queue({ waiting, late, says }: { waiting: number; late: number; says: string }) {
  return (
    <div class="queue">
      <span class="bubble">{says}</span>
      <span class="people">
        {Array.from({ length: waiting }, (_, index) => (
          <Person key={index} late={index < late} />
        ))}
      </span>
    </div>
  );
}

function Person({ late }: { late: boolean }) {
  return (
    <svg class={late ? 'person late' : 'person'} width="22" height="46" viewBox="0 0 22 46" aria-hidden="true">
      {late && (
        <g class="clock">
          <circle cx="11" cy="8" r="6.500" />
          <path d="M11 4.500V8h3" />
        </g>
      )}
      <circle cx="11" cy="23" r="5.500" class="body" />
      <path d="M1 46v-6a10 10 0 0 1 20 0v6z" class="body" />
    </svg>
  );
}
