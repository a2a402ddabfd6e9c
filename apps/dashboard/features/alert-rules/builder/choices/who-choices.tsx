'use client';

import type { AlertEndpointList, AlertRouting } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useEndpoints } from '@/features/notifications/endpoints/use-endpoints';
import { useSession } from '@/features/session/session-context';
import { managesEndpoints, managesPeople } from '@/lib/access';
import { Option } from '@/ui/option';
import { ruleChannels } from '../../draft/choices';
import { useBuilder } from '../context/builder-context';
import { NamedChoice, usePeopleChoice } from './named-choice';
import { useRouting } from './use-routing';

const recipients = ['responsible', 'regional', 'network', 'me', 'people', 'endpoints'] as const;

/** Who is told: by what they answer for, or by name where the author may list people and integrations. */
export function WhoChoice() {
  const t = useTranslations('alertRules.who');
  const { me } = useSession();
  const { speaker } = useBuilder();
  const { routing, set } = useRouting();
  const [mayPick, mayWire] = [managesPeople(me), managesEndpoints(me)];
  const offered = recipients.filter(
    (to) => to === routing.to || (to === 'people' ? mayPick : to === 'endpoints' ? mayWire : true),
  );
  const nameOf = (to: (typeof recipients)[number]) => t(`choices.${to === 'me' && !speaker.isOwn ? 'author' : to}`);
  return (
    <div className="-m-1.5 max-h-[60dvh] overflow-y-auto md:max-h-[420px]">
      {offered.map((to) => (
        <Option
          key={to}
          isChosen={to === routing.to}
          onClick={() => set((before) => ({ ...before, to }))}
          data-testid={`option-${to}`}
        >
          {nameOf(to)}
        </Option>
      ))}
      <p className="px-2.5 pb-1 pt-3 text-hint font-medium text-text-3">{t('beside')}</p>
      <Option
        isChosen={routing.tellSeller}
        onClick={() => set((before) => ({ ...before, tellSeller: !before.tellSeller }))}
      >
        {t('tellSeller')}
      </Option>
      {mayPick ? <People /> : null}
      {mayWire ? <Endpoints /> : null}
    </div>
  );
}

function People() {
  const t = useTranslations('alertRules.who');
  const { routing, set } = useRouting();
  const { read, people } = usePeopleChoice();
  return (
    <NamedChoice
      title={t('peopleTitle')}
      read={read}
      items={people}
      chosen={routing.personIds}
      onToggle={(id) => set((before) => ({ ...before, personIds: toggled(before.personIds, id) }))}
    />
  );
}

function Endpoints() {
  const t = useTranslations('alertRules.who');
  const { routing, set } = useRouting();
  const endpoints = useEndpoints();
  return (
    <>
      <NamedChoice
        title={t('endpointsTitle')}
        read={endpoints}
        items={endpoints.data?.items ?? []}
        chosen={routing.endpointIds}
        onToggle={(id) => set((before) => withEndpoint(before, id, endpoints.data?.items ?? []))}
      />
      {endpoints.data?.items.length === 0 ? (
        <p className="px-2.5 py-1 text-table text-text-2">{t('noEndpoints')}</p>
      ) : null}
    </>
  );
}

/** A chosen integration brings its channel along, and the last of its kind takes it away. */
function withEndpoint(routing: AlertRouting, id: string, known: AlertEndpointList['items']): AlertRouting {
  const endpointIds = toggled(routing.endpointIds, id);
  const kind = known.find((one) => one.id === id)?.kind;
  if (kind === undefined) return { ...routing, endpointIds };
  const others = routing.channels.filter((channel) => channel !== kind);
  const isWanted = known.some((one) => one.kind === kind && endpointIds.includes(one.id));
  return { ...routing, endpointIds, channels: isWanted ? [...others, kind] : others };
}

export function ChannelChoice() {
  const t = useTranslations('alertRules');
  const { routing, set } = useRouting();
  return (
    <div className="-m-1.5">
      {ruleChannels.map((channel) => (
        <Option
          key={channel}
          isChosen={routing.channels.includes(channel)}
          onClick={() => set((before) => ({ ...before, channels: inOrder(toggled(before.channels, channel)) }))}
          data-testid={`option-${channel}`}
        >
          {t(`channelChoices.${channel}`)}
        </Option>
      ))}
    </div>
  );
}

function toggled<Id extends string>(ids: readonly Id[], id: Id): Id[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}

function inOrder(channels: readonly string[]) {
  return ruleChannels.filter((channel) => channels.includes(channel));
}
