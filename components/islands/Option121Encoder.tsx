'use client'

import { useId, useState } from 'react'
import { encodeOption121, formatHex, MAX_OPTION_OCTETS, parseRoutes } from './dhcp-option-121'

const EXAMPLE = '198.51.100.0/24 via 192.0.2.254\ndefault via 192.0.2.1'

/** Encodes routes as the data of DHCP option 121. Without JavaScript, it shows an example and its encoding. */
export function Option121Encoder() {
  const [text, setText] = useState(EXAMPLE)
  const id = useId()
  const textId = `${id}-routes`
  const faultsId = `${id}-faults`

  const lines = parseRoutes(text)
  const faults = lines.filter((line) => 'message' in line)
  const bytes = encodeOption121(lines.filter((line) => 'gateway' in line))

  return (
    <div className="option121">
      <label className="option121-label" htmlFor={textId}>
        Routes, one a line: network via gateway
      </label>
      {/* Without autoComplete="off", Firefox restores old text on reload, next to the encoding of the example. */}
      <textarea
        className="option121-text"
        id={textId}
        rows={4}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={faults.length > 0}
        aria-describedby={faults.length > 0 ? faultsId : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {faults.length > 0 && (
        <ul className="option121-faults" id={faultsId}>
          {faults.map(({ line, message }) => (
            <li key={line}>{`Line ${line}: ${message}.`}</li>
          ))}
        </ul>
      )}
      <output className="option121-result" htmlFor={textId} aria-live="polite">
        {/* A partial encoding could be copied by mistake, so show none while a line has a fault. */}
        {faults.length > 0 && `Not encoded yet. To correct: ${faults.map(({ line }) => `line ${line}`).join(', ')}.`}
        {lines.length === 0 && 'Write at least one route.'}
        {faults.length === 0 && lines.length > 0 && (
          <>
            <span className="option121-name">Hexadecimal, with colons:</span>{' '}
            <code className="option121-bytes">{formatHex(bytes, 'colon-hex')}</code>{' '}
            <span className="option121-name">Decimal, for isc-dhcp-server (array of integer 8):</span>{' '}
            <code className="option121-bytes">{formatHex(bytes, 'comma-decimal')}</code>
          </>
        )}
        {faults.length === 0 && bytes.length > MAX_OPTION_OCTETS && (
          <span className="option121-long">
            {` These are ${bytes.length} octets, and one option holds ${MAX_OPTION_OCTETS}: the server has to split them over several with the same code (RFC 3396).`}
          </span>
        )}
      </output>
    </div>
  )
}
