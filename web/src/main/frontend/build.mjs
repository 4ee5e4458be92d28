// Builds what the pages load: one style sheet, two scripts, one icon, each named by its content so that browsers may
// keep it for ever. Does nothing when nothing changed.
//
//   node build.mjs OUT
//
// writes OUT/<name>.<digest>.<type> and OUT/assets.properties, which says which file a name stands for.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const out = process.argv[2]
if (!out) {
  console.error('build.mjs: say where the files go: node build.mjs OUT')
  process.exit(2)
}
const digest = (...parts) => {
  const hash = createHash('sha256')
  parts.forEach((part) => hash.update(part))
  return hash.digest('hex')
}
const read = (...path) => readFileSync(join(here, ...path))

// The packages, exactly as the lock file has them; once for each lock file.
const lock = digest(read('package.json'), read('package-lock.json'))
const installed = join(here, 'node_modules', '.installed')
if (!existsSync(installed) || readFileSync(installed, 'utf8') !== lock) {
  console.log('build.mjs: npm ci')
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--omit=optional'], {
    cwd: here,
    stdio: ['ignore', 'inherit', 'inherit']
  })
  if (npm.status !== 0) {
    console.error(`build.mjs: npm ci failed (${npm.error?.message ?? `exit ${npm.status}`}); see above`)
    process.exit(1)
  }
  writeFileSync(installed, lock)
}

const sources = ['build.mjs', ...readdirSync(join(here, 'src')).sort().map((name) => join('src', name))]
const wanted = digest(lock, ...sources.map((name) => read(name)))
const stamp = join(out, '.built')
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
  process.exit(0)
}
mkdirSync(out, { recursive: true })
readdirSync(out)
  .filter((name) => /\.[0-9a-f]{12}\.(css|js|svg)$/.test(name))
  .forEach((name) => rmSync(join(out, name)))

const names = new Map()
const write = (name, type, content) => {
  const file = `${name}.${digest(content).slice(0, 12)}.${type}`
  writeFileSync(join(out, file), content)
  names.set(`${name}.${type}`, file)
  return file
}

const sass = await import('sass')
const compiled = sass.compile(join(here, 'src', 'site.scss'), {
  loadPaths: [join(here, 'node_modules')],
  style: 'compressed',
  quietDeps: true
})
const foreign = compiled.css.match(/url\((?!["']?data:)[^)]*\)|GDS Transport/g)
if (foreign) {
  console.error(`build.mjs: the style sheet asks for what we do not serve: ${[...new Set(foreign)].join(', ')}`)
  process.exit(1)
}
write('site', 'css', compiled.css)
const library = read('node_modules', 'govuk-frontend', 'dist', 'govuk', 'govuk-frontend.min.js')
  .toString()
  .replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n')
const libraryFile = write('govuk-frontend', 'js', library)
write('site', 'js', read('src', 'site.js').toString().replace('./govuk-frontend.js', `./${libraryFile}`))
write('icon', 'svg', read('src', 'icon.svg'))

writeFileSync(
  join(out, 'assets.properties'),
  [...names].map(([name, file]) => `${name}=${file}\n`).join('')
)
writeFileSync(stamp, wanted)
