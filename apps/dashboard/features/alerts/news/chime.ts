const NOTES_HZ = [880, 1175];
const NOTE_S = 0.16;
const LOUDNESS = 0.12;

/** Two short notes. A browser that nobody has touched yet stays silent, as it must. */
export function chime(): void {
  const audio = new AudioContext();
  NOTES_HZ.forEach((hertz, at) => {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    const startS = audio.currentTime + at * NOTE_S;
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(LOUDNESS, startS);
    volume.gain.exponentialRampToValueAtTime(0.001, startS + NOTE_S);
    tone.connect(volume).connect(audio.destination);
    tone.start(startS);
    tone.stop(startS + NOTE_S);
    if (at === NOTES_HZ.length - 1) tone.onended = () => void audio.close();
  });
}
